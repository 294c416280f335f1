package org.jenkinsci.plugins.workflow.cps;

import com.cloudbees.groovy.cps.Continuable;

/** Where the interpreter lets the other branches of a build have their turn: at the start of functions and closures, and in loops. */
public enum Safepoint {
    YIELD;

    public static Object safepoint() {
        return Continuable.suspend("safepoint", YIELD);
    }
}
