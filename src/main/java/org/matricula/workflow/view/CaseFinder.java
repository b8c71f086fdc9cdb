package org.matricula.workflow.view;

import java.util.List;
import java.util.Locale;
import org.matricula.kernel.Actor;
import org.matricula.page.Finder;
import org.matricula.page.Found;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Cases by their number, or by the student they are about.
@Component
class CaseFinder implements Finder {

    private final CaseList list;
    private final MessageSource messages;

    CaseFinder(CaseList list, MessageSource messages) {
        this.list = list;
        this.messages = messages;
    }

    @Override
    public int order() {
        return 200;
    }

    @Override
    public List<Found> find(Actor actor, String words, int most, Locale locale) {
        return list.called(words, most).stream().map(it -> found(it, locale)).toList();
    }

    private Found found(CaseList.Row row, Locale locale) {
        var kind = say("case." + row.kind(), locale);
        var number = row.number() == null ? "" : row.number() + " · ";
        return new Found(
                "case.find",
                "file-pen-line",
                row.subjectName() + " · " + kind,
                number + say("case.state." + row.state(), locale),
                "/cases/" + row.id());
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
