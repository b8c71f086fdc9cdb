package org.matricula.report.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.BinaryOperator;
import java.util.function.Supplier;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// 表式目录: the forms that are known, each in its versions by year.
@Component
public class ReportForms {

    private final List<Form> shipped;
    private final Supplier<List<Form>> laid;
    private final Supplier<List<String>> damaged;

    @Autowired
    ReportForms(LayoutRows rows) {
        this(read(), rows::used, rows::damaged);
    }

    ReportForms(List<Form> shipped, Supplier<List<Form>> laid) {
        this(shipped, laid, List::of);
    }

    private ReportForms(
            List<Form> shipped, Supplier<List<Form>> laid, Supplier<List<String>> damaged) {
        this.shipped = shipped;
        this.laid = laid;
        this.damaged = damaged;
    }

    /// The numbers of those whose workbook is no longer the one that was laid down: nothing is
    /// asked for with them until it is laid down anew.
    public List<String> damaged() {
        return damaged.get();
    }

    /// Those used for a school year, by their numbers.
    public List<Form> of(int year) {
        return versions().stream().filter(it -> it.usedFor(year)).toList();
    }

    /// The version of a form that is used for a school year; if none is, its latest.
    public Optional<Form> find(String code, int year) {
        return versions().stream()
                .filter(it -> it.code().equals(code))
                .max(Comparator.comparing((Form it) -> it.usedFor(year)).thenComparing(Form::from));
    }

    /// Those a round of a school year may ask for: not what was given up before it, unless nothing
    /// newer of its series is known.
    public List<Form> offered(int year) {
        var all = versions();
        return all.stream()
                .filter(it ->
                        it.usedFor(year)
                                || it.expiredBy(year)
                                        && all.stream().noneMatch(one -> succeeds(one, it, year)))
                .collect(latest())
                .values()
                .stream()
                .toList();
    }

    private static boolean succeeds(Form newer, Form old, int year) {
        return newer.usedFor(year)
                && (newer.series().equals(old.series()) || newer.replaces().contains(old.code()));
    }

    /// The latest version of each, whether still in use or not.
    public List<Form> all() {
        return versions().stream().collect(latest()).values().stream().toList();
    }

    private static Collector<Form, ?, TreeMap<String, Form>> latest() {
        return Collectors.toMap(
                Form::code,
                it -> it,
                BinaryOperator.maxBy(Comparator.comparing(Form::from)),
                TreeMap::new);
    }

    /// Every version, those laid down here in place of shipped ones of the same first year. One
    /// ends where the next of its number, or one that says it replaces it, begins.
    private List<Form> versions() {
        var all = new TreeMap<String, Form>();
        shipped.forEach(it -> all.put(it.code() + " " + it.from(), it));
        laid.get().forEach(it -> all.put(it.code() + " " + it.from(), it));
        return all.values().stream().map(it -> ended(it, all.values())).toList();
    }

    private static Form ended(Form it, Collection<Form> all) {
        var next =
                all.stream()
                        .filter(one ->
                                one.from() > it.from()
                                        && (one.code().equals(it.code())
                                                || one.replaces().contains(it.code())))
                        .mapToInt(Form::from)
                        .min();
        return next.isPresent() && it.usedFor(next.getAsInt()) ? it.until(next.getAsInt() - 1) : it;
    }

    static List<Form> read() {
        var forms = new ArrayList<Form>();
        try {
            for (var it :
                    new PathMatchingResourcePatternResolver()
                            .getResources("classpath*:reference/report/*.yaml")) {
                try (var in = it.getInputStream()) {
                    forms.addAll(FormReader.read(in));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return forms.stream().sorted(Comparator.comparing(Form::code)).toList();
    }
}
