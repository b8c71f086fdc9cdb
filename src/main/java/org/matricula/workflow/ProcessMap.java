package org.matricula.workflow;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// 学籍管理总流程: a student's whole way from admission to what comes after leaving, each box with the
/// processes, the pages and the forms that belong to it. Read from `processes/map.json`.
///
/// @param forms message keys of what each kind of process prints
public record ProcessMap(Map<String, List<String>> forms, List<Box> boxes) {

    /// One part of the way; its words are the message keys `map.<code>` and `map.<code>.note`.
    ///
    /// @param kinds the processes that belong to it
    /// @param pages where its work is done, the offices' first
    /// @param forms message keys of its own papers, besides those of its kinds
    /// @param next codes of the boxes it leads to
    public record Box(
            String code,
            int column,
            int row,
            @Nullable List<String> kinds,
            @Nullable List<String> pages,
            @Nullable List<String> forms,
            @Nullable List<String> next) {

        public Box {
            kinds = kinds == null ? List.of() : kinds;
            pages = pages == null ? List.of() : pages;
            forms = forms == null ? List.of() : forms;
            next = next == null ? List.of() : next;
        }
    }

    /// What a box says on the drawing.
    ///
    /// @param note its forms in few words; empty for none
    /// @param href where it leads this reader; null for nowhere
    /// @param there whether the program has this part at all
    public record Told(String name, String note, @Nullable String href, boolean there) {}

    private static final String OTHERS = "others";

    /// The drawn map, and a last box for whatever kinds nobody has put upon it.
    public static ProcessMap read(List<String> kinds) {
        try (var in =
                Objects.requireNonNull(
                        ProcessMap.class.getResourceAsStream("/processes/map.json"))) {
            return JsonMapper.shared().readValue(in, ProcessMap.class).with(kinds);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The papers of a kind of process.
    public List<String> formsOf(String kind) {
        return forms.getOrDefault(kind, List.of());
    }

    /// The papers of a box: those of its kinds and its own.
    public List<String> formsOf(Box box) {
        var all = new LinkedHashSet<String>();
        box.kinds().forEach(it -> all.addAll(formsOf(it)));
        all.addAll(box.forms());
        return List.copyOf(all);
    }

    public List<Integer> columns() {
        return boxes.stream().map(Box::column).distinct().sorted().toList();
    }

    public List<Box> column(int column) {
        return boxes.stream().filter(it -> it.column() == column).toList();
    }

    /// For a page: looks come from `flow.css` alone; each box that leads somewhere is a link.
    public String svg(String title, List<String> headings, Function<Box, Told> told) {
        return new MapSketch(this, headings, told).draw(title);
    }

    private ProcessMap with(List<String> kinds) {
        var drawn = boxes.stream().flatMap(it -> it.kinds().stream()).toList();
        var others = kinds.stream().filter(it -> !drawn.contains(it)).toList();
        var here =
                boxes.stream()
                        .map(it ->
                                new Box(
                                        it.code(),
                                        it.column(),
                                        it.row(),
                                        it.kinds().stream().filter(kinds::contains).toList(),
                                        it.pages(),
                                        it.forms(),
                                        it.next()));
        var last =
                others.isEmpty()
                        ? java.util.stream.Stream.<Box>empty()
                        : java.util.stream.Stream.of(
                                new Box(OTHERS, 1, 7, others, null, null, null));
        return new ProcessMap(forms, java.util.stream.Stream.concat(here, last).toList());
    }
}
