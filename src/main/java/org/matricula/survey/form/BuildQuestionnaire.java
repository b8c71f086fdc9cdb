package org.matricula.survey.form;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.matricula.audit.Act;
import org.matricula.audit.Ledger;
import org.matricula.kernel.Absent;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.matricula.organisation.Units;
import org.matricula.survey.Theme;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/// 编制问卷. Only a draft is changed: what has been opened stays as it was asked, and its copy is the
/// next version.
@Service
public class BuildQuestionnaire {

    private static final int MOST_SECTIONS = 30;
    private static final int MOST_QUESTIONS = 200;

    private final Questionnaires questionnaires;
    private final QuestionRows rows;
    private final Units units;
    private final Ledger ledger;
    private final Clock clock;

    BuildQuestionnaire(
            Questionnaires questionnaires,
            QuestionRows rows,
            Units units,
            Ledger ledger,
            Clock clock) {
        this.questionnaires = questionnaires;
        this.rows = rows;
        this.units = units;
        this.ledger = ledger;
        this.clock = clock;
    }

    /// A draft of the acting person's own unit, with one section to begin with.
    @Transactional
    public UUID create(Head head) {
        check(head);
        var unit = units.get(own());
        if (unit.institutionId() == null) {
            throw new Refused(Refusal.conflict("survey.no-school"));
        }
        var id = questionnaires.add(unit, stripped(head), 1, null, clock.instant());
        rows.addSection(id, "", "");
        note("survey.create", questionnaires.get(id));
        return id;
    }

    /// 复制: the questions of an earlier one, as the next version; asked by the acting person's unit.
    @Transactional
    public UUID copy(UUID from) {
        var it = questionnaires.get(from);
        var unit = units.get(own());
        if (unit.institutionId() == null) {
            throw new Refused(Refusal.conflict("survey.no-school"));
        }
        var head =
                new Head(
                        it.title(), it.intro(), it.theme(), it.anonymous(), it.asked(), it.paged());
        var id = questionnaires.add(unit, head, it.version() + 1, from, clock.instant());
        rows.copy(from, id);
        note("survey.copy", questionnaires.get(id));
        return id;
    }

    @Transactional
    public void change(UUID id, Head head) {
        draft(id);
        check(head);
        questionnaires.change(id, stripped(head));
    }

    @Transactional
    public void discard(UUID id) {
        var it = draft(id);
        questionnaires.discard(id);
        note("survey.discard", it);
    }

    @Transactional
    public UUID addSection(UUID id, String title, String note) {
        draft(id);
        checkSection(title, note);
        if (rows.form(id).size() >= MOST_SECTIONS) {
            throw new Refused(Refusal.conflict("survey.most-sections", MOST_SECTIONS));
        }
        return rows.addSection(id, title.strip(), note.strip());
    }

    @Transactional
    public void changeSection(UUID id, UUID section, String title, String note) {
        draft(id);
        checkSection(title, note);
        section(id, section);
        rows.changeSection(section, title.strip(), note.strip());
    }

    @Transactional
    public void removeSection(UUID id, UUID section) {
        draft(id);
        if (!section(id, section).questions().isEmpty()) {
            throw new Refused(Refusal.conflict("survey.section-filled"));
        }
        rows.removeSection(section);
    }

    @Transactional
    public UUID add(UUID id, UUID section, QuestionRows.NewQuestion question) {
        draft(id);
        section(id, section);
        if (Section.questions(rows.form(id)).size() >= MOST_QUESTIONS) {
            throw new Refused(Refusal.conflict("survey.most-questions", MOST_QUESTIONS));
        }
        QuestionInput.check(question);
        var made = rows.add(id, section, question);
        Refused.unlessEmpty(FormFaults.order(rows.form(id)));
        return made;
    }

    @Transactional
    public void change(UUID id, UUID question, UUID section, QuestionRows.NewQuestion it) {
        draft(id);
        question(id, question);
        section(id, section);
        QuestionInput.check(it);
        rows.change(question, section, it);
        Refused.unlessEmpty(FormFaults.order(rows.form(id)));
    }

    @Transactional
    public void remove(UUID id, UUID question) {
        draft(id);
        var gone = question(id, question);
        Section.questions(rows.form(id)).stream()
                .filter(it -> question.equals(it.shownIf()))
                .findFirst()
                .ifPresent(it -> {
                    throw new Refused(
                            Refusal.conflict("survey.depended-upon", gone.words(), it.words()));
                });
        rows.remove(question);
    }

    /// One place up or down within its section.
    @Transactional
    public void moveQuestion(UUID id, UUID question, boolean up) {
        draft(id);
        var it = question(id, question);
        rows.order(
                "question",
                moved(
                        section(id, it.sectionId()).questions().stream().map(Question::id).toList(),
                        question,
                        up));
        Refused.unlessEmpty(FormFaults.order(rows.form(id)));
    }

    @Transactional
    public void moveSection(UUID id, UUID section, boolean up) {
        draft(id);
        section(id, section);
        rows.order("section", moved(rows.form(id).stream().map(Section::id).toList(), section, up));
        Refused.unlessEmpty(FormFaults.order(rows.form(id)));
    }

    private static List<UUID> moved(List<UUID> all, UUID one, boolean up) {
        var order = new ArrayList<>(all);
        var from = order.indexOf(one);
        var to = Math.clamp(from + (up ? -1 : 1), 0, order.size() - 1);
        Collections.swap(order, from, to);
        return order;
    }

    private Section section(UUID id, UUID section) {
        return rows.form(id).stream()
                .filter(it -> it.id().equals(section))
                .findFirst()
                .orElseThrow(() -> new Absent("section"));
    }

    private Question question(UUID id, UUID question) {
        return Section.questions(rows.form(id)).stream()
                .filter(it -> it.id().equals(question))
                .findFirst()
                .orElseThrow(() -> new Absent("question"));
    }

    private Questionnaire draft(UUID id) {
        var it = questionnaires.lock(id);
        if (!it.draft()) {
            throw new Refused(Refusal.conflict("survey.frozen"));
        }
        return it;
    }

    private static UUID own() {
        var unit = Acting.now().unit();
        if (unit == null) {
            throw new Refused(Refusal.conflict("survey.no-school"));
        }
        return unit;
    }

    private static void check(Head it) {
        Refused.unlessEmpty(
                Refusal.all(
                        it.title().isBlank() || it.title().length() > 100
                                ? Refusal.input("title", "survey.title")
                                : null,
                        it.intro().length() > 2000 ? Refusal.input("intro", "survey.intro") : null,
                        Theme.codes().contains(it.theme())
                                ? null
                                : Refusal.input("theme", "survey.theme"),
                        List.of("students", "guardians").contains(it.asked())
                                ? null
                                : Refusal.input("asked", "survey.asked")));
    }

    private static void checkSection(String title, String note) {
        Refused.unlessEmpty(
                Refusal.all(
                        title.length() > 100 ? Refusal.input("title", "survey.title") : null,
                        note.length() > 1000 ? Refusal.input("note", "survey.intro") : null));
    }

    private static Head stripped(Head it) {
        return new Head(
                it.title().strip(),
                it.intro().strip(),
                it.theme(),
                it.anonymous(),
                it.asked(),
                it.paged());
    }

    private void note(String action, Questionnaire it) {
        ledger.record(
                Act.of(action, "questionnaire:" + it.id())
                        .at(it.scopePos())
                        .to(Map.of("title", it.title(), "version", it.version())));
    }
}
