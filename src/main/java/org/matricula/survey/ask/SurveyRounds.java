package org.matricula.survey.ask;

import java.util.List;
import org.matricula.kernel.Acting;
import org.matricula.kernel.Actor;
import org.matricula.survey.form.Questionnaire;
import org.matricula.survey.form.Questionnaires;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.annotation.Profile;
import org.springframework.scheduling.annotation.Scheduled;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/// Questionnaires begin, remind and end by themselves, each for itself.
@Component
@Profile("!command")
class SurveyRounds {

    private static final Logger LOG = LoggerFactory.getLogger(SurveyRounds.class);
    private static final Actor ROUND = Actor.system("survey");

    private final Questionnaires questionnaires;
    private final RunQuestionnaire runQuestionnaire;
    private final TransactionTemplate transaction;

    SurveyRounds(
            Questionnaires questionnaires,
            RunQuestionnaire runQuestionnaire,
            TransactionTemplate transaction) {
        this.questionnaires = questionnaires;
        this.runQuestionnaire = runQuestionnaire;
        this.transaction = transaction;
    }

    @Scheduled(initialDelay = 30_000, fixedDelay = 600_000)
    void attend() {
        Acting.as(ROUND, () -> running().forEach(this::attend));
    }

    private List<Questionnaire> running() {
        return transaction.execute(it -> questionnaires.running());
    }

    private void attend(Questionnaire it) {
        try {
            runQuestionnaire.attend(it.id());
        } catch (RuntimeException e) {
            LOG.error("questionnaire {} was left as it is", it.id(), e);
        }
    }
}
