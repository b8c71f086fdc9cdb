package org.matricula.exchange.webhook;

import java.time.Clock;
import org.matricula.registry.DetailsChanged;
import org.matricula.registry.StandingChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/// Writes into the outbox, within the transaction of each change.
@Component
class HookNews {

    private final DeliveryRows deliveries;
    private final Clock clock;

    HookNews(DeliveryRows deliveries, Clock clock) {
        this.deliveries = deliveries;
        this.clock = clock;
    }

    @EventListener
    void on(StandingChanged news) {
        deliveries.standings(news.batch(), clock.instant());
    }

    @EventListener
    void on(DetailsChanged news) {
        deliveries.details(news.enrolments(), clock.instant());
    }
}
