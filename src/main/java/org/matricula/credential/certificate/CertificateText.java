package org.matricula.credential.certificate;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Locale;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// 证书正文, by kind: the template is the message key `certificate.body.<kind>`.
@Component
class CertificateText {

    private static final String DIGITS = "〇一二三四五六七八九";
    private static final String FULL_TIME = "1";
    private static final Locale LANGUAGE = Locale.SIMPLIFIED_CHINESE;

    private static final java.util.List<String> GROUNDS =
            java.util.List.of("diploma-lost", "diploma-damaged", "diploma-other");

    /// In words, as printed.
    record Words(
            String sex,
            @Nullable String level,
            @Nullable String duration,
            @Nullable String form,
            String body) {}

    private final Codes codes;
    private final MessageSource messages;

    CertificateText(Codes codes, MessageSource messages) {
        this.codes = codes;
        this.messages = messages;
    }

    Words of(Graduates.Graduate it, Kind kind) {
        var sex =
                messages.getMessage(
                        "certificate.sex." + it.sex(),
                        null,
                        codes.label("sex", it.sex()),
                        LANGUAGE);
        var level = it.level() == null ? null : codes.label("level", it.level());
        var form = it.studyForm() == null ? null : codes.label("study-form", it.studyForm());
        var years = years(it.schoolingYears());
        var body =
                say(
                        "certificate.body." + kind.code(),
                        it.name(),
                        sex,
                        it.birthOn() == null ? "" : month(it.birthOn(), true),
                        month(it.entryOn(), false),
                        month(it.concludedOn(), false),
                        or(it.major()),
                        system(years),
                        unusual(form),
                        or(level),
                        or(it.degreeName()));
        return new Words(sex, level, years, form, body);
    }

    /// 毕业证明书: states what it replaces, and why.
    String proof(Certificate old, String ground) {
        return say(
                old.sort() == Kind.SCHOOL
                        ? "certificate.body.proof.school"
                        : "certificate.body.proof",
                old.name(),
                old.sex(),
                month(old.bornOn(), true),
                month(old.fromOn(), false),
                month(old.toOn(), false),
                or(old.major()),
                system(old.duration()),
                unusual(old.studyForm()),
                or(old.level()),
                old.number(),
                say("certificate.ground." + ground));
    }

    /// 毕业证明书 made out anew from the record as it is now: still of the diploma it first took the
    /// place of, on the ground it gave.
    String proofAnew(Graduates.Graduate now, Certificate proof, Certificate diploma) {
        var words = of(now, diploma.sort());
        var told = proof.body().substring(Math.max(0, proof.body().indexOf(diploma.number())));
        var ground =
                GROUNDS.stream()
                        .filter(it -> told.contains(say("certificate.ground." + it)))
                        .findFirst()
                        .orElse("diploma-other");
        return say(
                diploma.sort() == Kind.SCHOOL
                        ? "certificate.body.proof.school"
                        : "certificate.body.proof",
                now.name(),
                words.sex(),
                month(now.birthOn() == null ? proof.bornOn() : now.birthOn(), true),
                month(now.entryOn(), false),
                month(proof.toOn(), false),
                or(now.major() == null ? proof.major() : now.major()),
                system(words.duration()),
                unusual(words.form()),
                or(words.level()),
                diploma.number(),
                say("certificate.ground." + ground));
    }

    /// 二〇二六年六月三十日.
    static String day(LocalDate on) {
        return digits(on.getYear())
                + "年"
                + tens(on.getMonthValue())
                + "月"
                + tens(on.getDayOfMonth())
                + "日";
    }

    private static String month(LocalDate on, boolean day) {
        return day ? day(on) : digits(on.getYear()) + "年" + tens(on.getMonthValue()) + "月";
    }

    private static String digits(int number) {
        return String.valueOf(number)
                .chars()
                .mapToObj(it -> String.valueOf(DIGITS.charAt(it - '0')))
                .collect(Collectors.joining());
    }

    /// 1 to 99 as counted: 十, 十一, 二十, 三十一.
    static String tens(int number) {
        var ten = number / 10;
        var one = number % 10;
        return (ten > 1 ? DIGITS.charAt(ten) : "")
                + (ten > 0 ? "十" : "")
                + (one > 0 ? DIGITS.charAt(one) : "");
    }

    private @Nullable String years(@Nullable BigDecimal years) {
        if (years == null) {
            return null;
        }
        var plain = years.stripTrailingZeros().toPlainString();
        var words = plain.matches("[0-9]{1,2}") ? tens(Integer.parseInt(plain)) : plain;
        return say("certificate.years", words);
    }

    /// 四年制.
    private String system(@Nullable String years) {
        return years == null ? "" : say("certificate.system", years);
    }

    /// The study form where it is another than 普通全日制, which a certificate does not name.
    private String unusual(@Nullable String form) {
        return form == null || form.equals(codes.label("study-form", FULL_TIME)) ? "" : form;
    }

    private String say(String key, Object... args) {
        return messages.getMessage(key, args, LANGUAGE);
    }

    private static String or(@Nullable String text) {
        return text == null ? "" : text;
    }
}
