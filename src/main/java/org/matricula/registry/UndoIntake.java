package org.matricula.registry;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/// 撤销登记: takes first registrations of an import back. Nothing is deleted: the entry is reversed,
/// the enrolment ends, its number and the person's document are free to be entered rightly.
@Service
@Transactional(propagation = Propagation.MANDATORY)
public class UndoIntake {

    /// Why an enrolment stays.
    public enum Kept {
        /// A second person has checked the registration.
        CHECKED,
        /// A later event stands on it.
        ACTED_ON,
        /// Its number was issued, or details were edited.
        EDITED
    }

    /// @param reversed enrolments that are as if never entered
    /// @param kept those somebody has worked on since
    public record Outcome(Set<UUID> reversed, Map<UUID, Kept> kept) {}

    private final UndoIntakeRows rows;
    private final ApplicationEventPublisher news;

    UndoIntake(UndoIntakeRows rows, ApplicationEventPublisher news) {
        this.rows = rows;
        this.news = news;
    }

    public Outcome undo(List<UUID> enrolments, String reason) {
        rows.lock(enrolments);
        var kept = rows.kept(enrolments);
        var rest = enrolments.stream().filter(it -> !kept.containsKey(it)).toList();
        var batch = UUID.randomUUID();
        rows.reverse(rest, batch, reason);
        rows.closeSpells(batch);
        rows.end(rest);
        rows.forget(rest);
        news.publishEvent(new StandingChanged(batch));
        return new Outcome(Set.copyOf(rest), kept);
    }
}
