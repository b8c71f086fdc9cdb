package org.matricula.statistics;

import java.util.List;
import org.matricula.kernel.Command;
import org.springframework.context.annotation.Description;
import org.springframework.stereotype.Component;

/// Compares every number with the register, as each night does.
@Component("statistics")
@Description("check  compares the head-counts with the students' histories and names what differs")
class CheckStatistics implements Command {

    private final StatisticsRounds rounds;

    CheckStatistics(StatisticsRounds rounds) {
        this.rounds = rounds;
    }

    @Override
    public int run(List<String> arguments) {
        if (!arguments.equals(List.of("check"))) {
            return WRONG_USAGE;
        }
        var differences = rounds.check();
        differences.forEach(System.out::println);
        System.out.println(
                differences.isEmpty() ? "the numbers agree with the register" : "they differ");
        return differences.isEmpty() ? DONE : FAILED;
    }
}
