package org.matricula.statistics;

import java.util.EnumMap;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.matricula.kernel.Refusal;
import org.matricula.kernel.Refused;
import org.springframework.stereotype.Service;

@Service
class CountCrosses implements Crosses {

    private final Headcounts headcounts;
    private final Places places;

    CountCrosses(Headcounts headcounts, Places places) {
        this.headcounts = headcounts;
        this.places = places;
    }

    @Override
    public List<Cell> count(Question question) {
        return headcounts.cells(within(question));
    }

    @Override
    public String students(Question question, List<@Nullable String> keys) {
        var cell = new EnumMap<Dimension, @Nullable String>(Dimension.class);
        for (var i = 0; i < keys.size(); i++) {
            cell.put(question.by().get(i), keys.get(i));
        }
        return Questions.students(within(question), cell);
    }

    private Headcounts.Question within(Question it) {
        if (it.by().size() > Dimension.MOST) {
            throw new Refused(Refusal.input("by", "statistics.by-many", Dimension.MOST));
        }
        if (it.filters().keySet().stream().anyMatch(Dimension::ofTree)) {
            throw new Refused(Refusal.input("by", "statistics.filter-tree"));
        }
        return new Headcounts.Question(
                places.of(it.unit()), it.by(), it.asOf(), it.knownAt(), it.filters());
    }
}
