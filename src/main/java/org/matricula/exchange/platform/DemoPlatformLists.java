package org.matricula.exchange.platform;

import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.matricula.identity.Accounts;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.kernel.Refused;
import org.matricula.kernel.Scope;
import org.matricula.organisation.Unit;
import org.matricula.organisation.Units;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.event.ApplicationReadyEvent;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Profile;
import org.springframework.context.event.EventListener;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionOperations;

/// The demonstration's 平台上报: a college's changes of status of one month that came back with two
/// differences, and another month's that still wait for their answer.
@Component
@Profile("demo")
class DemoPlatformLists {

    private static final Logger LOG = LoggerFactory.getLogger(DemoPlatformLists.class);
    private static final String LAYOUT = "status-change";
    private static final String REGISTRAR = "registrar";
    private static final int MONTHS = 24;

    /// So many that one can agree, one differ and one be missing.
    private static final int ENOUGH = 3;

    private final PlatformDesk desk;
    private final PlatformLists lists;
    private final PlatformRows rows;
    private final PlatformLayouts layouts;
    private final Accounts accounts;
    private final Units units;
    private final TransactionOperations transaction;
    private final MessageSource messages;
    private final Clock clock;

    DemoPlatformLists(
            PlatformDesk desk,
            PlatformLists lists,
            PlatformRows rows,
            PlatformLayouts layouts,
            Accounts accounts,
            Units units,
            TransactionOperations transaction,
            MessageSource messages,
            Clock clock) {
        this.desk = desk;
        this.lists = lists;
        this.rows = rows;
        this.layouts = layouts;
        this.accounts = accounts;
        this.units = units;
        this.transaction = transaction;
        this.messages = messages;
        this.clock = clock;
    }

    @EventListener(ApplicationReadyEvent.class)
    @Order(190)
    void fill() {
        Acting.as(
                Actor.system("demo"),
                () -> {
                    if (transaction.execute(_ -> lists.latest(1).isEmpty())) {
                        college();
                    }
                });
    }

    private void college() {
        var registrar = accounts.byUsername(REGISTRAR).orElse(null);
        var college =
                units.institutions().stream()
                        .filter(it -> "college".equals(it.education()))
                        .findFirst()
                        .orElse(null);
        if (registrar == null || college == null) {
            return;
        }
        var by =
                new Actor(
                        registrar.id(),
                        registrar.name(),
                        "registrar",
                        college.id(),
                        new Scope(college.pos(), college.posEnd(), List.of()),
                        "demo");
        Acting.as(by, () -> months(college));
    }

    /// The latest months whose rows are whole: of some a name is in no GBK, and they wait for a
    /// person.
    private void months(Unit college) {
        var answered = false;
        var waiting = false;
        var today = LocalDate.now(clock);
        for (var n = 0; n < MONTHS && !(answered && waiting); n++) {
            var to = today.minusMonths(n);
            var from = to.minusMonths(1).plusDays(1);
            try {
                var list = desk.make(new PlatformDesk.Wish(college.id(), LAYOUT, from, to));
                var asked =
                        new PlatformRows.Asked(
                                college.id(), college.code(), layouts.get(LAYOUT), from, to);
                var sent = transaction.execute(_ -> rows.of(asked, list));
                if (!answered && sent.size() >= ENOUGH) {
                    desk.answer(list, answer(sent), false);
                    answered = true;
                } else {
                    waiting = true;
                }
            } catch (Refused left) {
                LOG.info("left out of the demonstration: list of {}", to);
            }
        }
    }

    /// What the platform knows: of the first another name, and the last not at all.
    private byte[] answer(List<PlatformRow> sent) {
        var layout = layouts.get(LAYOUT);
        var columns = List.of(layout.column("SFZH"), layout.column("XM"));
        var other = messages.getMessage("platform-list.demo.name", null, Locale.SIMPLIFIED_CHINESE);
        var text = new StringBuilder("SFZH,XM\n");
        for (var n = 0; n < sent.size() - 1; n++) {
            var row = sent.get(n);
            text.append(
                    columns.stream()
                            .map(it -> layouts.value(it, row))
                            .collect(Collectors.joining(",", "", "\n")));
        }
        var first = text.indexOf(",", text.indexOf("\n")) + 1;
        text.replace(first, text.indexOf("\n", first), other);
        return text.toString().getBytes(StandardCharsets.UTF_8);
    }
}
