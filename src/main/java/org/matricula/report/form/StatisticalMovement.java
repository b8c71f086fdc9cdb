package org.matricula.report.form;

import static org.matricula.registry.StatusVerb.*;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.matricula.registry.StatusVerb;

/// 学生变动(统计用): the kinds of movement the statistics of education tell apart (JY/T 1001), and what of
/// the register's acts each is. What is none of them is 其他.
enum StatisticalMovement {
    ADMITTED("11", ENROL),
    RETURNED("12", RETURN_FROM_LEAVE),
    CAME_FROM_ELSEWHERE("13", TRANSFER_IN),
    GRADUATED("21", GRADUATE, GRADUATE_LATER),
    COMPLETED("22", COMPLETE),
    ON_LEAVE("23", GRANT_LEAVE),
    WITHDRAWN("24", WITHDRAW, WITHDRAW_AUTOMATICALLY, WITHDRAW_EX_OFFICIO),
    EXPELLED("25", EXPEL),
    DECEASED("26", RECORD_DEATH),
    WENT_ELSEWHERE("27", TRANSFER_OUT),
    DROPPED_OUT("28", DROP_OUT);

    private final String code;
    private final List<StatusVerb> verbs;

    StatisticalMovement(String code, StatusVerb... verbs) {
        this.code = code;
        this.verbs = List.of(verbs);
    }

    /// The names of the acts behind codes of this table; unknown codes have none.
    static Stream<String> verbs(List<String> codes) {
        return Arrays.stream(values())
                .filter(it -> codes.contains(it.code))
                .flatMap(it -> it.verbs.stream())
                .map(StatusVerb::name);
    }

    /// The names of the acts behind codes of 学籍异动类别.
    static Stream<String> acts(List<String> codes) {
        return Arrays.stream(StatusVerb.values())
                .filter(it -> codes.contains(it.code()))
                .map(StatusVerb::name);
    }
}
