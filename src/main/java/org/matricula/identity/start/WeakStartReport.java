package org.matricula.identity.start;

import org.springframework.boot.diagnostics.AbstractFailureAnalyzer;
import org.springframework.boot.diagnostics.FailureAnalysis;

/// Says a refused start as a list, without a stack of calls.
class WeakStartReport extends AbstractFailureAnalyzer<WeakStart> {

    @Override
    protected FailureAnalysis analyze(Throwable whole, WeakStart weak) {
        return new FailureAnalysis(weak.getMessage(), null, weak);
    }
}
