package org.matricula.codebook;

import java.io.IOException;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The code tables are there before anything else is loaded.
@Component
@Order(10)
class ReferencesAtStart implements ApplicationRunner {

    private final LoadReferences references;

    ReferencesAtStart(LoadReferences references) {
        this.references = references;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Acting.<Integer, IOException>call(Actor.system("reference"), references::load);
    }
}
