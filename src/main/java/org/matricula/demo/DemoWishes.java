package org.matricula.demo;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.matricula.demo.DemoStage.Wish;

/// What the demonstration's people apply for, with every paper their rules ask for.
///
/// @param minor whether a guardian has to consent
record DemoWishes(InventedWords words, boolean minor) {

    Wish leave(LocalDate from, LocalDate lastOn) {
        return wish("leave-of-absence", illness(from, lastOn), "medical-certificate");
    }

    Wish extension(LocalDate from, LocalDate lastOn) {
        return wish("leave-extension", illness(from, lastOn), "medical-certificate");
    }

    Wish comingBack(LocalDate on) {
        var fields = new HashMap<String, Object>();
        fields.put("on", on.toString());
        fields.put("explanation", words.story("recovered"));
        return new Wish("return-from-leave", fields, "recovery-certificate");
    }

    Wish withdrawal(LocalDate on) {
        return wish(
                "withdrawal",
                Map.of(
                        "on",
                        on.toString(),
                        "wish",
                        "student",
                        "reason",
                        "26",
                        "explanation",
                        words.story("withdraws")),
                "withdrawal-letter");
    }

    /// @param filedOn when the counsellor files it, a month before it takes effect
    Wish automatic(LocalDate filedOn) {
        return new Wish(
                "automatic-withdrawal",
                Map.of(
                        "ground", "two-weeks-absent",
                        "lostOn", filedOn.minusDays(30).toString(),
                        "contacts",
                                List.of(
                                        contact(filedOn.minusDays(9), "phone", "no-answer"),
                                        contact(filedOn.minusDays(7), "post", "signed-for")),
                        "noticeFrom", filedOn.toString(),
                        "service", "announcement",
                        "on", filedOn.plusDays(35).toString(),
                        "explanation", words.story("lost")),
                "contact-record");
    }

    /// 保留学籍（入伍）.
    Wish service(LocalDate on, LocalDate noticeOn) {
        return wish(
                "service-hold",
                Map.of(
                        "on", on.toString(),
                        "noticeOn", noticeOn.toString(),
                        "noticeNo", words.story("enlistment-no"),
                        "office", words.story("enlistment-office"),
                        "dischargeOn", on.plusYears(2).toString(),
                        "explanation", words.story("serves")),
                "enlistment-notice");
    }

    Wish programme(LocalDate on, java.util.UUID major) {
        return new Wish(
                "change-of-programme",
                Map.of(
                        "on", on.toString(),
                        "major", major.toString(),
                        "ground", "talent",
                        "results", words.story("results"),
                        "explanation", words.story("talent"),
                        "consent", "signed"),
                "talent-proof",
                "guardian-consent");
    }

    /// 学生证补办.
    Wish card(LocalDate on) {
        return new Wish(
                "card-replacement",
                Map.of("ground", "lost", "on", on.toString(), "explanation", words.story("card")),
                "card-loss-statement",
                "card-photo",
                "card-fee");
    }

    private Map<String, Object> illness(LocalDate from, LocalDate lastOn) {
        return Map.of(
                "from", from.toString(),
                "lastOn", lastOn.toString(),
                "wish", "hospital",
                "reason", "10",
                "explanation", words.story("ill"));
    }

    private Map<String, Object> contact(LocalDate on, String channel, String result) {
        return Map.of(
                "on", on.toString(),
                "channel", channel,
                "person", words.story("person"),
                "result", words.story(result));
    }

    private Wish wish(String kind, Map<String, Object> fields, String evidence) {
        if (!minor) {
            return new Wish(kind, fields, evidence);
        }
        var consented = new HashMap<>(fields);
        consented.put("consent", "signed");
        return new Wish(kind, consented, evidence, "guardian-consent");
    }
}
