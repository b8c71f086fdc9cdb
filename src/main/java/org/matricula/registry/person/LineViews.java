package org.matricula.registry.person;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.matricula.codebook.Codes;
import org.matricula.kernel.Acting;
import org.matricula.registry.FileSection;
import org.matricula.vault.Vault;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// The lists of a file in words, private values masked unless they are asked for in clear.
@Component
class LineViews {

    private final LineRows rows;
    private final Vault vault;
    private final Codes codes;
    private final MessageSource messages;
    private final ObjectProvider<FileSection> sections;

    LineViews(
            LineRows rows,
            Vault vault,
            Codes codes,
            MessageSource messages,
            ObjectProvider<FileSection> sections) {
        this.rows = rows;
        this.vault = vault;
        this.codes = codes;
        this.messages = messages;
        this.sections = sections;
    }

    /// What modules above keep, as far as it is for the reader.
    List<FileSection.Shown> kept(UUID enrolment, Locale locale) {
        return sections.stream().flatMap(it -> it.of(enrolment, locale).stream()).toList();
    }

    /// As they were read when the file was opened.
    List<FileView.Lines> of(ReadFile.Opened file, Locale locale) {
        var lists = new ArrayList<FileView.Lines>();
        for (var kind : LineKind.ALL) {
            var lines =
                    file.lines().getOrDefault(kind.key(), List.of()).stream()
                            .map(it ->
                                    new FileView.Line(
                                            String.valueOf(it.get("id")),
                                            cells(kind, it, file, locale),
                                            it.get("account_id") != null))
                            .toList();
            lists.add(
                    new FileView.Lines(
                            kind.key(),
                            kind.fields().stream()
                                    .map(it -> say("registry." + it.label(), locale))
                                    .toList(),
                            lines,
                            kind.writtenBy(Acting.now())));
        }
        return lists;
    }

    /// The raw lines of all lists, by the list's key.
    Map<String, List<Map<String, @Nullable Object>>> read(UUID person) {
        var lists = new LinkedHashMap<String, List<Map<String, @Nullable Object>>>();
        LineKind.ALL.forEach(it -> lists.put(it.key(), rows.of(it, person)));
        return lists;
    }

    private List<String> cells(
            LineKind kind,
            Map<String, @Nullable Object> line,
            ReadFile.Opened file,
            Locale locale) {
        return kind.fields().stream()
                .map(it -> {
                    var stored = line.get(it.column());
                    if (it.type().equals("checkbox")) {
                        return say(Boolean.TRUE.equals(stored) ? "page.yes" : "page.no", locale);
                    }
                    var text = text(it, stored, file.row(), file.privates().clear());
                    return it.codes() == null || text == null
                            ? text == null ? "" : text
                            : codes.label(it.codes(), text);
                })
                .toList();
    }

    /// One line for the interface: codes with their labels, private values masked.
    Map<String, Object> answer(
            LineKind kind, Map<String, @Nullable Object> line, FileRow row, boolean clear) {
        var told = new LinkedHashMap<String, Object>();
        told.put("id", String.valueOf(line.get("id")));
        for (var it : kind.fields()) {
            var stored = line.get(it.column());
            var text = text(it, stored, row, clear);
            if (text != null) {
                told.put(
                        it.name(),
                        it.codes() != null
                                ? new StudentApi.Coded(text, codes.label(it.codes(), text))
                                : it.type().equals("checkbox") ? (Object) stored : text);
            }
        }
        return told;
    }

    private @Nullable String text(
            EditField field, @Nullable Object stored, FileRow row, boolean clear) {
        if (stored == null || field.sealed() == null) {
            return stored == null ? null : stored.toString();
        }
        var value = vault.open(field.sealed(), (byte[]) stored, row.salt());
        return value == null || clear ? value : field.masked(value);
    }

    private String say(String key, Locale locale) {
        return messages.getMessage(key, null, locale);
    }
}
