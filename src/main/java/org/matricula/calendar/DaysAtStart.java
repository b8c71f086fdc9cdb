package org.matricula.calendar;

import java.io.IOException;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The holidays are known before the first deadline is counted.
@Component
@Order(10)
class DaysAtStart implements ApplicationRunner {

    private final LoadDays days;

    DaysAtStart(LoadDays days) {
        this.days = days;
    }

    @Override
    public void run(ApplicationArguments arguments) throws IOException {
        Acting.<Integer, IOException>call(Actor.system("reference"), days::loadShipped);
    }
}
