package org.matricula.verification.campaign;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/// The demonstration's verification: under way at the school, its first pass run, problems open.
@Component
@Profile("demo")
class DemoCampaign {

    private static final Logger LOG = LoggerFactory.getLogger(DemoCampaign.class);
    private static final int DAYS = 20;

    private final OpenCampaign openCampaign;
    private final Campaigns campaigns;
    private final Units units;
    private final MessageSource messages;
    private final Clock clock;

    DemoCampaign(
            OpenCampaign openCampaign,
            Campaigns campaigns,
            Units units,
            MessageSource messages,
            Clock clock) {
        this.openCampaign = openCampaign;
        this.campaigns = campaigns;
        this.units = units;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(150)
    void fill() {
        try {
            Acting.as(Actor.system("demo"), this::begun);
        } catch (Refused left) {
            LOG.warn("left out of the demonstration: {}", left.toString());
        }
    }

    /// What the rules refuse on the day of the first start is left out.
    private void begun() {
        var today = LocalDate.now(clock);
        if (campaigns.all(1).isEmpty()) {
            units.institutions().stream()
                    .filter(it -> "school".equals(it.education()))
                    .findFirst()
                    .ifPresent(it ->
                            openCampaign.open(
                                    new OpenCampaign.Asked(
                                            it.id(),
                                            say("name"),
                                            say("notice"),
                                            today,
                                            today.plusDays(DAYS),
                                            List.of())));
        }
    }

    private String say(String key) {
        return messages.getMessage("verification.demo." + key, null, Locale.SIMPLIFIED_CHINESE);
    }
}
