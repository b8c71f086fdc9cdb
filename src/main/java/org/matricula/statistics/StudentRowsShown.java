package org.matricula.statistics;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import org.matricula.kernel.Slice;
import org.springframework.stereotype.Component;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.util.UriComponentsBuilder;
import org.springframework.web.util.UriUtils;

/// Lists of the students behind a number, a page at a time.
@Component
class StudentRowsShown {

    private final StatisticsWords words;

    StudentRowsShown(StatisticsWords words) {
        this.words = words;
    }

    StudentsShown of(
            LocalDate asOf,
            Slice<StudentsBehind.Student> slice,
            String address,
            MultiValueMap<String, String> given) {
        return new StudentsShown(
                asOf,
                slice.items().stream().map(this::row).toList(),
                slice.next() == null ? null : next(address, given, slice.next()));
    }

    private StudentsShown.Row row(StudentsBehind.Student it) {
        return new StudentsShown.Row(
                it.name(),
                it.studentNumber(),
                words.code("sex", it.sex()),
                words.code("student-status", it.status()),
                it.gradeLevel(),
                it.unit(),
                null,
                null);
    }

    /// One line for each time something was done.
    StudentsShown done(
            LocalDate asOf,
            Slice<ActsBehind.Done> slice,
            String address,
            MultiValueMap<String, String> given) {
        return new StudentsShown(
                asOf,
                slice.items().stream().map(this::row).toList(),
                slice.next() == null ? null : next(address, given, slice.next()));
    }

    private StudentsShown.Row row(ActsBehind.Done it) {
        return new StudentsShown.Row(
                it.name(),
                it.studentNumber(),
                words.code("sex", it.sex()),
                words.code("student-status", it.status()),
                it.gradeLevel(),
                it.unit(),
                it.on(),
                words.verb(it.verb()));
    }

    private static String next(String address, MultiValueMap<String, String> given, String cursor) {
        var again = new LinkedMultiValueMap<String, String>();
        given.forEach((key, values) -> {
            if (!key.equals("cursor")) {
                values.forEach(it -> again.add(key, UriUtils.encode(it, StandardCharsets.UTF_8)));
            }
        });
        return UriComponentsBuilder.fromPath(address)
                .queryParams(again)
                .queryParam("cursor", cursor)
                .build(true)
                .toUriString();
    }
}
