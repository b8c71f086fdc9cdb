package org.matricula.page;

import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The institution's own sentences for lists on paper and in workbooks, where there is nothing to
/// follow a link with: rule, article, since when, and the words.
@Component
public class CitedSentences {

    private final ObjectProvider<RefusalGrounds> grounds;
    private final MessageSource messages;

    CitedSentences(ObjectProvider<RefusalGrounds> grounds, MessageSource messages) {
        this.grounds = grounds;
        this.messages = messages;
    }

    /// Each reason is looked up once for a whole list.
    ///
    /// @return what the reasons of a line rest on, each sentence once; empty where none is cited
    public Function<Collection<String>, String> forList(Locale locale) {
        return forList(locale, null);
    }

    /// As they bound on the day it was decided.
    public Function<Collection<String>, String> forList(Locale locale, @Nullable LocalDate on) {
        var known = new HashMap<String, List<String>>();
        return codes ->
                codes.stream()
                        .distinct()
                        .flatMap(it ->
                                known.computeIfAbsent(it, one -> of(one, locale, on)).stream())
                        .distinct()
                        .collect(Collectors.joining("\n"));
    }

    /// What one reason rests on.
    public List<String> of(String code, Locale locale) {
        return of(code, locale, null);
    }

    private List<String> of(String code, Locale locale, @Nullable LocalDate on) {
        return grounds.stream()
                .flatMap(it -> it.grounds(code, on).stream())
                .map(it ->
                        messages.getMessage(
                                "page.ground",
                                new Object[] {
                                    it.title(), it.label(), it.from().toString(), it.words()
                                },
                                locale))
                .toList();
    }
}
