package org.matricula.registry.person;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.page.Band;
import org.matricula.page.Choice;
import org.matricula.page.Fact;
import org.matricula.page.Moment;
import org.matricula.registry.FileSection;
import org.matricula.registry.StatusChip;

/// A student's file as the page shows it.
///
/// @param href where the file stands, without anything behind it
/// @param place `?institution=…` where the number alone is not enough
/// @param number the student number, blank before it is issued
/// @param pending that the first registration still waits for its checker; null when it does not
/// @param clear whether private values stand in clear
/// @param known the day whose knowledge is shown; blank for today's
/// @param bandTold the band in words
/// @param kept tables that modules above keep
public record FileView(
        UUID enrolment,
        String href,
        String place,
        String name,
        String number,
        String pinyin,
        @Nullable String photo,
        StatusChip status,
        @Nullable String pending,
        List<Fact> facts,
        Band band,
        List<Choice> legend,
        String bandTold,
        List<Moment> moments,
        String known,
        List<Section> sections,
        List<Lines> lists,
        List<FileSection.Shown> kept,
        List<Study> studies,
        List<Document> documents,
        List<Attachment> attachments,
        boolean clear,
        boolean mayUnmask,
        boolean mayWrite,
        boolean mayKeepPapers,
        boolean mayIssueCodes) {

    /// One panel of facts.
    ///
    /// @param key last part of the message key, and of the address at which it is edited
    public record Section(String key, List<Fact> facts, boolean editable) {}

    /// One list of the file.
    ///
    /// @param headings one for each cell
    public record Lines(String key, List<String> headings, List<Line> lines, boolean editable) {}

    /// @param account whether it is a guardian whose account is linked
    public record Line(String id, List<String> cells, boolean account) {}

    public record Study(
            String href,
            String number,
            String institution,
            String unit,
            String entryOn,
            StatusChip status,
            boolean here) {}

    /// What the school has issued.
    ///
    /// @param ended why it no longer stands, blank while it does
    public record Document(
            String href,
            String kind,
            String number,
            String on,
            String state,
            String tone,
            String ended) {}

    /// @param byHand of a kind that is put in by hand, so that it may be replaced or struck out
    /// @param struck who struck it out, when and why; null while it is good
    public record Attachment(
            String id,
            String href,
            String name,
            String kind,
            String size,
            String on,
            boolean byHand,
            boolean current,
            @Nullable String struck) {}
}
