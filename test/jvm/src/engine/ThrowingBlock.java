package harness;

import com.cloudbees.groovy.cps.Block;
import com.cloudbees.groovy.cps.Continuation;
import com.cloudbees.groovy.cps.Env;
import com.cloudbees.groovy.cps.Next;

/** A program that fails at once. */
record ThrowingBlock(Throwable failure) implements Block {
    @Override
    public Next eval(Env env, Continuation next) {
        return Next.unhandledException(failure);
    }
}
