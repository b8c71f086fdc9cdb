package org.matricula.kernel;

import java.util.List;

/// What a module has against a production start. All modules are asked before the first request is
/// answered; if any has a word to say, the program says them all and does not start.
public interface StartCheck {

    List<Refusal> weaknesses();
}
