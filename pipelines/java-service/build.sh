#!/bin/sh
# Compiles, tests units and packs build/ledger.jar, with nothing but a JDK.
set -eu
javac --release 17 -d build/classes src/main/java/ledger/*.java
javac --release 17 -cp build/classes -d build/test-classes src/test/java/ledger/*.java
java -cp build/classes:build/test-classes ledger.LedgerTest
# One date for all entries, so that the same sources give the same bytes.
jar --create --date=2026-01-01T00:00:00Z --file build/ledger.jar --main-class ledger.Main -C build/classes .
