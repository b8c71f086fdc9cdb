package org.matricula.graduation.register;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.document.ApprovalForm;
import org.matricula.document.Block;
import org.matricula.document.Block.Column;
import org.matricula.document.Block.Fields;
import org.matricula.document.Block.Log;
import org.matricula.document.Field;
import org.matricula.document.Heading;
import org.matricula.document.Opinion;
import org.matricula.document.StudentFacts;
import org.matricula.graduation.check.GraduateFacts;
import org.matricula.registry.Detail;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 毕业生登记表 (F-6) as it is printed: no cell is blank, and a document that is no identity card stands
/// with its name.
@Component
class RegisterPaper {

    private static final java.util.Locale LANGUAGE = java.util.Locale.SIMPLIFIED_CHINESE;

    private final GraduateFacts facts;
    private final Codes codes;
    private final MessageSource messages;

    RegisterPaper(GraduateFacts facts, Codes codes, MessageSource messages) {
        this.facts = facts;
        this.codes = codes;
        this.messages = messages;
    }

    /// @param picture as a data address
    /// @param open whether branch and province have their say, as in open universities
    ApprovalForm of(
            Heading heading,
            StudentFacts student,
            Map<Detail, String> now,
            RegisterForms.Form form,
            String year,
            String picture,
            boolean open) {
        return new ApprovalForm(
                "graduation.form.title",
                heading,
                List.of(
                        person(student, now, picture),
                        study(student, form, year, open),
                        education(form.content()),
                        rest(form.content())),
                opinions(student, form, open),
                List.of("graduation.form.note"),
                List.of("document.copy.school", "document.copy.file"),
                cover(student, heading, year));
    }

    /// 封面.
    private List<Field> cover(StudentFacts student, Heading heading, String year) {
        return List.of(
                Field.full("document.field.name", student.name()),
                Field.full("document.field.studentNumber", orNone(student.studentNumber())),
                Field.full("document.field.major", orNone(student.major())),
                Field.full("document.field.homeClass", orNone(student.homeClass())),
                Field.full("graduation.form.year", year),
                Field.day("graduation.form.filled-on", heading.printedOn(), Field.Width.FULL));
    }

    private Block person(StudentFacts student, Map<Detail, String> now, String picture) {
        return new Fields(
                Field.third("document.field.name", student.name()),
                Field.third("graduation.form.former-name", orNone(now.get(Detail.FORMER_NAME))),
                Field.third("document.field.sex", student.sex()),
                new Field(
                        "document.field.photo",
                        new Field.Picture(picture, student.name()),
                        Field.Width.THIRD),
                Field.third("document.field.ethnicity", student.ethnicity()),
                Field.day("document.field.bornOn", student.bornOn(), Field.Width.THIRD),
                Field.third("detail.native-place", now.get(Detail.NATIVE_PLACE)),
                Field.third(
                        "detail.political-status",
                        facts.shown(Detail.POLITICAL_STATUS, now.get(Detail.POLITICAL_STATUS))),
                Field.third("document.field.studentNumber", student.studentNumber()),
                Field.full("graduation.form.document", document(now)));
    }

    /// 军官证、士兵证、护照等: name and number.
    private String document(Map<Detail, String> now) {
        return codes.label("document-type", Objects.requireNonNull(now.get(Detail.DOCUMENT_TYPE)))
                + " "
                + now.get(Detail.DOCUMENT_NUMBER);
    }

    private Block study(StudentFacts student, RegisterForms.Form form, String year, boolean open) {
        var it = form.content();
        var all = new ArrayList<Field>();
        if (open) {
            all.add(Field.half("graduation.form.point", orNone(student.school())));
            all.add(coded(it, RegisterItem.POINT_KIND));
        }
        all.addAll(studied(student, it, year));
        return new Fields(all);
    }

    private List<Field> studied(StudentFacts student, RegisterContent it, String year) {
        return List.of(
                coded(it, RegisterItem.CATEGORY),
                coded(it, RegisterItem.LEVEL),
                Field.half("document.field.department", orNone(student.department())),
                Field.half("document.field.major", orNone(student.major())),
                Field.half("document.field.homeClass", student.homeClass()),
                new Field(
                        "document.field.enteredOn",
                        student.enteredOn() == null ? null : new Field.Month(student.enteredOn()),
                        Field.Width.HALF),
                Field.half("graduation.form.year", year),
                words(it, RegisterItem.REGISTRATION_NUMBER, Field.Width.HALF),
                words(it, RegisterItem.EMPLOYER, Field.Width.HALF),
                words(it, RegisterItem.POST, Field.Width.HALF),
                words(it, RegisterItem.PHONE, Field.Width.HALF),
                words(it, RegisterItem.ADDRESS, Field.Width.HALF));
    }

    private Block education(RegisterContent it) {
        return new Log(
                "graduation.form.education",
                List.of(
                        new Column("graduation.form.stage.during", 3),
                        new Column("graduation.form.stage.school", 5),
                        new Column("graduation.form.stage.witness", 2)),
                it.education().stream()
                        .map(s ->
                                List.of(
                                        messages.getMessage(
                                                "graduation.form.stage.from-to",
                                                new Object[] {s.from(), s.until()},
                                                LANGUAGE),
                                        s.school(),
                                        s.witness()))
                        .toList());
    }

    private Block rest(RegisterContent it) {
        return new Fields(
                words(it, RegisterItem.WORK, Field.Width.FULL),
                words(it, RegisterItem.FAMILY, Field.Width.FULL),
                words(it, RegisterItem.AWARDS, Field.Width.FULL),
                words(it, RegisterItem.PUNISHMENTS, Field.Width.FULL),
                words(it, RegisterItem.THESIS, Field.Width.TWO_THIRDS),
                words(it, RegisterItem.THESIS_GRADE, Field.Width.THIRD),
                words(it, RegisterItem.REMARK, Field.Width.FULL));
    }

    private List<Opinion> opinions(StudentFacts student, RegisterForms.Form form, boolean open) {
        var own =
                Opinion.given(
                        RegisterItem.SELF.label(),
                        form.content().get(RegisterItem.SELF),
                        student.name(),
                        null,
                        Objects.requireNonNull(form.signedOn()));
        var appraised =
                Opinion.given(
                        "graduation.form.appraisal",
                        Objects.requireNonNull(form.appraisal()),
                        Objects.requireNonNull(form.submitter()),
                        form.submitterOffice(),
                        Objects.requireNonNull(form.submittedOn()));
        var agreed = say("graduation.form.agreed");
        return open
                ? List.of(
                        own,
                        appraised,
                        Opinion.toSign("graduation.form.branch", agreed),
                        Opinion.toSign("graduation.form.province", agreed))
                : List.of(own, appraised, Opinion.toSign("graduation.form.school", agreed));
    }

    private Field coded(RegisterContent it, RegisterItem item) {
        return Field.half(
                item.label(), codes.label(Objects.requireNonNull(item.codes()), it.get(item)));
    }

    private static Field words(RegisterContent it, RegisterItem item, Field.Width width) {
        return new Field(item.label(), new Field.Words(it.get(item)), width);
    }

    private String orNone(@Nullable String value) {
        return value == null || value.isBlank() ? say("graduation.form.none") : value;
    }

    private String say(String key) {
        return messages.getMessage(key, null, LANGUAGE);
    }
}
