package org.matricula.graduation.photograph;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.matricula.kernel.Refusal;

/// What is wrong with a photograph, as it is kept: the code, then what fills it in.
final class Faults {

    private static final String BETWEEN = "\u001f";

    private Faults() {}

    static String[] written(List<Refusal> faults) {
        return faults.stream()
                .map(it ->
                        Stream.concat(Stream.of(it.code()), it.args().stream().map(String::valueOf))
                                .collect(Collectors.joining(BETWEEN)))
                .toArray(String[]::new);
    }

    static List<Refusal> read(String[] kept) {
        return Arrays.stream(kept)
                .map(it -> it.split(BETWEEN, -1))
                .map(it -> Refusal.rule(it[0], (Object[]) Arrays.copyOfRange(it, 1, it.length)))
                .toList();
    }
}
