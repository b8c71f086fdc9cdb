package org.matricula;

import org.junit.jupiter.api.Test;
import org.springframework.modulith.core.ApplicationModules;

class ModulesTest {

    static final ApplicationModules MODULES = ApplicationModules.of(Matricula.class);

    @Test
    void modules_keep_to_their_doors_and_make_no_circle() {
        MODULES.verify();
    }
}
