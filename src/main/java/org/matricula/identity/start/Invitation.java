package org.matricula.identity.start;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnWebApplication;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// At a start without any administrator the code for the first one is printed, and nowhere kept.
@Component
@Profile("production")
@ConditionalOnWebApplication
class Invitation {

    private static final Logger LOG = LoggerFactory.getLogger(Invitation.class);

    private final FirstAdministrator first;

    Invitation(FirstAdministrator first) {
        this.first = first;
    }

    @EventListener(ApplicationReadyEvent.class)
    void invite() {
        if (first.wanted()) {
            LOG.info(
                    "No administrator yet: open /first-administrator within {} minutes, code {}",
                    FirstAdministrator.GOOD_FOR.toMinutes(),
                    first.invite());
        }
    }
}
