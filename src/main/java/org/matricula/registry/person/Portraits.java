package org.matricula.registry.person;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.matricula.page.Fact;
import org.springframework.stereotype.Component;

/// A file in brief for whoever compares two of them: masked, and the look is written down as any
/// other.
@Component
public class Portraits {

    private final ReadFile readFile;
    private final FileViews views;

    Portraits(ReadFile readFile, FileViews views) {
        this.readFile = readFile;
        this.views = views;
    }

    /// The same facts in the same order, whosever file it is.
    public List<Fact> of(UUID enrolment, Locale locale) {
        var view = views.of(readFile.read(enrolment, null), "", null, locale);
        var facts = new ArrayList<Fact>();
        view.sections().stream()
                .filter(it -> it.key().equals("basic"))
                .forEach(it -> facts.addAll(it.facts()));
        facts.addAll(view.facts());
        view.sections().stream()
                .filter(it -> !it.key().equals("basic"))
                .forEach(it -> facts.addAll(it.facts()));
        return facts;
    }
}
