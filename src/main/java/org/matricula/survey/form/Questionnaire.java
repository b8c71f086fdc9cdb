package org.matricula.survey.form;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// 调查问卷.
///
/// @param unitId the unit that asks; nobody outside of it is asked
/// @param asked `students` or `guardians`
/// @param paged whether each section is a page of its own
/// @param leastGroup groups of fewer are not shown apart; null before it is opened
/// @param state `draft`, `open`, `closed`
/// @param unreadKeyless how many ballots stayed in the box at the closing for want of their key
/// @param unreadDamaged how many stayed there since they do not open
public record Questionnaire(
        UUID id,
        UUID institutionId,
        UUID unitId,
        String unit,
        long scopePos,
        String title,
        String intro,
        String theme,
        boolean anonymous,
        String asked,
        boolean paged,
        @Nullable Integer leastGroup,
        int version,
        @Nullable UUID copiedFrom,
        String state,
        @Nullable LocalDate opensOn,
        @Nullable LocalDate closesOn,
        @Nullable UUID ownerId,
        String owner,
        @Nullable Instant openedAt,
        @Nullable LocalDate toldOn,
        @Nullable LocalDate remindedOn,
        @Nullable String closer,
        @Nullable Instant closedAt,
        @Nullable String closedWhy,
        int unreadKeyless,
        int unreadDamaged) {

    public boolean draft() {
        return state.equals("draft");
    }

    public boolean open() {
        return state.equals("open");
    }

    public boolean closed() {
        return state.equals("closed");
    }

    /// How many ballots could not be read.
    public int unread() {
        return unreadKeyless + unreadDamaged;
    }

    /// Whether it takes answers on a day.
    public boolean takes(LocalDate day) {
        return open()
                && opensOn != null
                && closesOn != null
                && !day.isBefore(opensOn)
                && !day.isAfter(closesOn);
    }

    /// What was answered anonymously is read after the end alone: whoever watched the figures grow
    /// could tell who had just answered.
    public boolean readable() {
        return closed() || open() && !anonymous;
    }
}
