#!/bin/sh
# Asks the running service at SERVICE_URL.
set -eu
javac --release 17 -d build/test-classes src/test/java/ledger/Checks.java src/test/java/ledger/ServiceTest.java
java -cp build/test-classes ledger.ServiceTest
