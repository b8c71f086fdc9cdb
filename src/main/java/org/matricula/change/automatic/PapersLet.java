package org.matricula.change.automatic;

import org.matricula.workflow.Leniency;
import org.springframework.context.MessageSource;
import org.springframework.context.i18n.LocaleContextHolder;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

import java.util.List;
import java.util.Locale;

/// 特批出具的文书, on the leaders' list of exceptions.
@Service
class PapersLet implements Leniency {

    private final Departures departures;
    private final MessageSource words;

    PapersLet(Departures departures, MessageSource words) {
        this.departures = departures;
        this.words = words;
    }

    @Override
    @Transactional(readOnly = true)
    public List<Excepted> newest(int limit) {
        return departures.relaxations(limit).stream()
                .map(it ->
                        new Excepted(
                                paper(it.paper(), LocaleContextHolder.getLocale()),
                                it.student(),
                                it.studentNumber() == null
                                        ? null
                                        : "/students/" + it.studentNumber(),
                                it.reason(),
                                it.allowedBy(),
                                it.allowedAt()))
                .toList();
    }

    private String paper(String code, Locale locale) {
        return String.valueOf(words.getMessage("automatic.paper." + code, null, code, locale));
    }
}
