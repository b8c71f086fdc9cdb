package org.matricula.workflow;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;

/// Several people who press the button in the same moment.
public final class AtOnce {

    private AtOnce() {}

    /// @return what each was answered, in the order given
    @SafeVarargs
    public static <T> List<T> all(Callable<T>... people) throws Exception {
        var ready = new CyclicBarrier(people.length);
        var answers = new ArrayList<T>();
        try (var threads = Executors.newFixedThreadPool(people.length)) {
            var pressed =
                    List.of(people).stream()
                            .map(it ->
                                    threads.submit(() -> {
                                        ready.await();
                                        return it.call();
                                    }))
                            .toList();
            for (var it : pressed) {
                answers.add(it.get());
            }
        }
        return answers;
    }
}
