package org.matricula.registry.person;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.page.Fact;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The sections of a file in words; what a kind of school does not keep is left out.
@Component
class FileSections {

    private final Codes codes;
    private final MessageSource messages;

    FileSections(Codes codes, MessageSource messages) {
        this.codes = codes;
        this.messages = messages;
    }

    /// @param write whether the reader may put them right
    List<FileView.Section> of(ReadFile.Opened file, boolean write, Locale locale) {
        var row = file.row();
        var privates = file.privates();
        var health = file.health();
        // pupils are admitted by where they live
        var examined = !"school".equals(row.education());
        return List.of(
                section(
                        "basic",
                        write,
                        locale,
                        "name",
                        row.name(),
                        "former-name",
                        row.formerName(),
                        "document-type",
                        codes.label("document-type", row.documentType(), locale),
                        "document-number",
                        privates.idNumber(),
                        "document-until",
                        text(row.documentUntil()),
                        "document-override",
                        row.documentOverride(),
                        "ethnicity",
                        codes.label("ethnicity", row.ethnicity(), locale),
                        "nationality",
                        codes.label("nationality", row.nationality(), locale),
                        "overseas",
                        codes.label("overseas", row.overseas(), locale),
                        "political-status",
                        codes.label("political-status", row.politicalStatus(), locale)),
                section(
                        "enrolment",
                        write,
                        locale,
                        "registry-number",
                        registryNumber(row, privates.registryNumber(), locale),
                        "candidate-number",
                        row.candidateNumber(),
                        "level",
                        codes.label("level", row.level(), locale),
                        "study-form",
                        codes.label("study-form", row.studyForm(), locale),
                        "admission",
                        codes.label("admission", row.admission(), locale),
                        "boarding",
                        codes.label("boarding", row.boarding(), locale),
                        row.dormBuilding() == null ? null : "dorm-building",
                        row.dormBuilding(),
                        row.dormRoom() == null ? null : "dorm-room",
                        row.dormRoom(),
                        examined ? "entrance-score" : null,
                        row.entranceScore() == null
                                ? null
                                : row.entranceScore().stripTrailingZeros().toPlainString(),
                        examined ? "subject-track" : null,
                        row.subjectTrack(),
                        examined ? "admission-tier" : null,
                        row.admissionTier(),
                        examined ? "origin" : null,
                        row.origin(),
                        row.studentType() == null ? null : "student-type",
                        codes.label("student-type", row.studentType(), locale),
                        "entry-year",
                        String.valueOf(row.entryYear()),
                        "schooling-years",
                        row.schoolingYears() == null
                                ? null
                                : row.schoolingYears().stripTrailingZeros().toPlainString(),
                        "study-limit-on",
                        text(row.studyLimitOn()),
                        "graduation-on",
                        text(row.graduationOn())),
                section(
                        "contact",
                        write,
                        locale,
                        "phone",
                        privates.phone(),
                        "email",
                        privates.email(),
                        "home-address",
                        privates.homeAddress(),
                        "household-type",
                        codes.label("household-type", row.householdType(), locale),
                        "household-address",
                        privates.householdAddress(),
                        "native-place",
                        row.nativePlace()),
                section(
                        "health",
                        write,
                        locale,
                        "health-condition",
                        codes.label(
                                "health",
                                health.map(FileRow.Health::condition).orElse(null),
                                locale),
                        "blood",
                        codes.label(
                                "blood", health.map(FileRow.Health::blood).orElse(null), locale),
                        "disability",
                        codes.label(
                                "disability",
                                health.map(FileRow.Health::disability).orElse(null),
                                locale),
                        "health-note",
                        privates.healthNote(),
                        "checked-on",
                        text(health.map(FileRow.Health::checkedOn).orElse(null))));
    }

    /// A temporary number must never pass for a national one.
    private @Nullable String registryNumber(FileRow row, @Nullable String shown, Locale locale) {
        return shown == null || row.registryNumberNational()
                ? shown
                : say("registry.registry-number.local", locale, shown);
    }

    private FileView.Section section(
            String key, boolean write, Locale locale, @Nullable String... pairs) {
        var facts = new ArrayList<Fact>();
        for (var i = 0; i < pairs.length; i += 2) {
            if (pairs[i] != null) {
                facts.add(fact(pairs[i], pairs[i + 1], locale));
            }
        }
        return new FileView.Section(key, facts, write);
    }

    private Fact fact(@Nullable String key, @Nullable String value, Locale locale) {
        return new Fact(say("registry." + key, locale), value);
    }

    private static String text(@Nullable LocalDate day) {
        return day == null ? "" : day.toString();
    }

    private String say(String key, Locale locale, Object... args) {
        return messages.getMessage(key, args, locale);
    }
}
