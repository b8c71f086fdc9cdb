package org.matricula.graduation.check;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.StudentFacts;
import org.matricula.registry.CorrectDetails;
import org.matricula.registry.Detail;
import org.matricula.registry.Particulars;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// What the register says of a graduate, in clear: for themselves, the sheet they sign and the
/// papers made of it.
@Service
@Transactional
public class GraduateFacts {

    /// What graduates check, and may say is wrong: who they are, as the certificate will name them.
    public static final List<Detail> CHECKED =
            List.of(
                    Detail.NAME,
                    Detail.FORMER_NAME,
                    Detail.SEX,
                    Detail.BIRTH_ON,
                    Detail.ETHNICITY,
                    Detail.DOCUMENT_TYPE,
                    Detail.DOCUMENT_NUMBER,
                    Detail.POLITICAL_STATUS,
                    Detail.NATIVE_PLACE,
                    Detail.PHONE,
                    Detail.HOME_ADDRESS);

    /// @param key message key of its word
    /// @param detail null for what a graduate cannot claim here, such as the major
    public record Line(String key, @Nullable String value, @Nullable Detail detail) {}

    private final Particulars particulars;
    private final CorrectDetails details;
    private final Codes codes;
    private final Clock clock;

    GraduateFacts(Particulars particulars, CorrectDetails details, Codes codes, Clock clock) {
        this.particulars = particulars;
        this.details = details;
        this.codes = codes;
        this.clock = clock;
    }

    public StudentFacts facts(UUID enrolment) {
        return particulars.on(enrolment, LocalDate.now(clock));
    }

    /// Blank for nothing on record.
    public Map<Detail, String> now(UUID enrolment) {
        return details.now(enrolment, CHECKED);
    }

    List<Line> lines(UUID enrolment) {
        var facts = facts(enrolment);
        var now = now(enrolment);
        var lines = new java.util.ArrayList<Line>();
        CHECKED.forEach(it -> lines.add(new Line(it.label(), shown(it, now.get(it)), it)));
        lines.add(new Line("document.field.studentNumber", facts.studentNumber(), null));
        lines.add(new Line("document.field.level", facts.level(), null));
        lines.add(new Line("document.field.department", facts.department(), null));
        lines.add(new Line("document.field.major", facts.major(), null));
        lines.add(new Line("document.field.homeClass", facts.homeClass(), null));
        lines.add(
                new Line(
                        "document.field.enteredOn",
                        facts.enteredOn() == null ? null : facts.enteredOn().toString(),
                        null));
        return lines;
    }

    /// A code by its word.
    public @Nullable String shown(Detail detail, @Nullable String value) {
        var table = detail.codes();
        return table == null || value == null || value.isBlank()
                ? value
                : codes.label(table, value);
    }
}
