package org.jenkinsci.plugins.workflow.libs;

/** The annotation at the top of a Jenkinsfile. Here it loads nothing: a run is given its library. */
public @interface Library {
    String[] value();

    boolean changelog() default true;
}
