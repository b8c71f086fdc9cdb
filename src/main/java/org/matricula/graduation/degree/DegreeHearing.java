package org.matricula.graduation.degree;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 陈述申辩 (学位法 第三十九条): what is meant against somebody's degree, why, and what they say to it. Its
/// words are the message keys `degree.hearing.intent.<intent>`, `degree.hearing.way.<way>` and
/// `degree.hearing.outcome.<outcome>`.
///
/// @param intent `refuse` or `revoke`
/// @param facts 事实和理由
/// @param basis 依据
/// @param until last day on which they may speak
/// @param waived whether they declared that they say nothing
/// @param way how they were heard: `written`, `oral`, `waived`, or `silent` where the time went by
/// @param document the 告知书, null of those told before it was made out on paper
/// @param deliveredOn from when it counts as delivered; to come while it hangs in public
/// @param outcome null while it is open
public record DegreeHearing(
        UUID id,
        UUID institutionId,
        UUID conclusionId,
        UUID enrolmentId,
        UUID personId,
        long scopePos,
        String name,
        @Nullable String studentNumber,
        String unit,
        String intent,
        String degree,
        String facts,
        String basis,
        LocalDate notifiedOn,
        LocalDate until,
        String notifier,
        @Nullable UUID document,
        @Nullable LocalDate deliveredOn,
        @Nullable String statement,
        boolean waived,
        @Nullable LocalDate statedOn,
        @Nullable LocalDate heardOn,
        @Nullable String way,
        @Nullable String minutes,
        @Nullable String hearer,
        @Nullable String outcome,
        @Nullable LocalDate closedOn,
        @Nullable String closeNote) {

    public boolean open() {
        return outcome == null;
    }

    /// Whether what they said, or that they said nothing, is on record.
    public boolean heard() {
        return heardOn != null;
    }

    /// Whether it may be decided upon: they have spoken or declared that they say nothing, or their
    /// time is over. Minutes alone end nobody's time.
    public boolean ripe(LocalDate day) {
        return heard() && (statedOn != null || lapsed(day));
    }

    /// Whether their time went by; it does for nobody whom the 告知书 has not reached.
    public boolean lapsed(LocalDate day) {
        return day.isAfter(until) && !unreached();
    }

    public boolean unreached() {
        return document != null && deliveredOn == null;
    }

    /// Whether they may still speak.
    public boolean hears(LocalDate day) {
        return open() && statedOn == null && (unreached() || !day.isAfter(until));
    }
}
