package org.matricula.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import org.matricula.bench.AllBenches.Place;
import org.matricula.document.BenchTranscripts;
import org.matricula.organisation.TestUnits;
import org.matricula.registry.Intake;
import org.matricula.registry.TestStudents;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.support.TransactionTemplate;

/// Transcripts of two pages by the whole path, against the PDF library alone.
final class TranscriptsBench {

    private TranscriptsBench() {}

    static void run(Place place, int count, Figures figures) throws Exception {
        var sql = place.bean(JdbcClient.class);
        var transaction = place.bean(TransactionTemplate.class);
        var school = new TestUnits(sql, transaction).school("college");
        var student =
                new TestStudents(place.bean(Intake.class), transaction, sql)
                        .enrolled(school.id(), school.firstClass(), LocalDate.of(2025, 9, 1));
        var papers = BenchTranscripts.of(place.context(), school.id(), student);
        var pages = papers.floor();
        for (var warm = 0; warm < Math.min(20, count); warm++) {
            papers.floor();
            papers.whole();
        }
        var floor = seconds(count, papers::floor);
        System.gc();
        heap().forEach(MemoryPoolMXBean::resetPeakUsage);
        var whole =
                seconds(
                        count,
                        () -> {
                            papers.whole();
                            return 0;
                        });
        System.gc();
        var kept =
                heap().stream()
                        .map(MemoryPoolMXBean::getCollectionUsage)
                        .filter(it -> it != null)
                        .mapToLong(it -> it.getUsed())
                        .sum();
        figures.line(
                "TRANSCRIPTS",
                "%d of %d pages in %.1f s (%.0f pages/s), the library alone %.1f s (%.0f pages/s), %d MB kept"
                        .formatted(
                                count,
                                pages,
                                whole,
                                count * pages / whole,
                                floor,
                                count * pages / floor,
                                kept >> 20),
                Figures.number(whole / floor),
                "",
                null);
    }

    private static List<MemoryPoolMXBean> heap() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(it -> it.getType() == MemoryType.HEAP)
                .toList();
    }

    private static double seconds(int count, Callable<Integer> one) throws Exception {
        var begun = System.nanoTime();
        try (var pool = Executors.newFixedThreadPool(Runtime.getRuntime().availableProcessors())) {
            var all = new ArrayList<Callable<Integer>>();
            for (var i = 0; i < count; i++) {
                all.add(one);
            }
            for (var it : pool.invokeAll(all)) {
                it.get();
            }
        }
        return (System.nanoTime() - begun) / 1e9;
    }
}
