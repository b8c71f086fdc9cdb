package org.matricula.report.form;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.stereotype.Component;

/// 表式目录: the forms that are known, each in its versions by year.
@Component
public class ReportForms {

    private final List<Form> all;

    @Autowired
    ReportForms() {
        this(read());
    }

    ReportForms(List<Form> all) {
        this.all = all;
    }

    /// Those used for a school year, by their numbers.
    public List<Form> of(int year) {
        return all.stream().filter(it -> it.usedFor(year)).toList();
    }

    /// The version of a form that is used for a school year; if none is, its latest.
    public Optional<Form> find(String code, int year) {
        return all.stream()
                .filter(it -> it.code().equals(code))
                .max(Comparator.comparing((Form it) -> it.usedFor(year)).thenComparing(Form::from));
    }

    /// Those a round of a school year may ask for: not what was given up before it, unless nothing
    /// newer of its series is known.
    public List<Form> offered(int year) {
        return all.stream().filter(it -> !it.expiredBy(year) || !succeeded(it, year)).toList();
    }

    private boolean succeeded(Form old, int year) {
        return all.stream().anyMatch(it -> it.series().equals(old.series()) && it.usedFor(year));
    }

    /// The latest version of each, whether still in use or not.
    public List<Form> all() {
        return all;
    }

    private static List<Form> read() {
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
