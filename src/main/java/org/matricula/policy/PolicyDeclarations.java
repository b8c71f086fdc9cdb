package org.matricula.policy;

import java.util.List;

/// What a module lets schools set. Its beans are gathered at start.
public interface PolicyDeclarations {

    List<Policy<?>> policies();
}
