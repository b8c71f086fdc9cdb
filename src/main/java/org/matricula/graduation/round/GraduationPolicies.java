package org.matricula.graduation.round;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.matricula.policy.TextPolicy;
import org.springframework.stereotype.Component;

/// What a school sets for the rounds of its graduation audit besides their conditions.
@Component
public class GraduationPolicies implements PolicyDeclarations {

    /// How many days before the end of term the first round is to be done.
    public static final DaysPolicy EARLY =
            Policy.days("graduation.early-days", 30, 7, 120).source("国家开放大学毕业审核：学期结束前一个月");

    /// How many days after the end of term, once results are out, the second.
    public static final DaysPolicy RESULTS =
            Policy.days("graduation.results-days", 14, 1, 60).source("国家开放大学毕业审核：期末成绩公布后");

    /// How many days before the next term begins the third.
    public static final DaysPolicy BEFORE_TERM =
            Policy.days("graduation.before-term-days", 7, 1, 60).source("国家开放大学毕业审核：开学前一周");

    /// How many days after the next term began results are last sent up, and the fourth is due.
    public static final DaysPolicy LAST =
            Policy.days("graduation.last-days", 14, 1, 60).source("国家开放大学毕业审核：最后一次成绩上报前");

    /// How many days the list hangs and objections are heard.
    public static final DaysPolicy PUBLISHED =
            Policy.days("graduation.published-days", 5, 1, 30).source("普通高等学校学生管理规定 第三条(公开)");

    /// Who hears what is said against a published list.
    public static final TextPolicy OFFICE =
            Policy.text("graduation.published-office", "教务处", ".{2,40}")
                    .source("普通高等学校学生管理规定 第三条(公开)");

    /// Where that office is rung up.
    public static final TextPolicy PHONE =
            Policy.text("graduation.published-phone", "学校总机转教务处", ".{3,40}")
                    .source("普通高等学校学生管理规定 第三条(公开)");

    /// 学位名称, printed where a degree is granted.
    public static final TextPolicy DEGREE =
            Policy.text("graduation.degree-name", "学士", ".{2,40}").source("学位法 第二条、第十九条");

    /// Working days somebody has to speak before a degree is refused or revoked.
    public static final DaysPolicy STATEMENT =
            Policy.days("graduation.statement-days", 5, 1, 30).source("学位法 第三十九条; 天数由学校规定");

    /// Whether the list of those who were granted a degree has their names in full.
    public static final FlagPolicy NAMED =
            Policy.flag("graduation.degree-list-named", true).source("学位法 第二十九条");

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                EARLY,
                RESULTS,
                BEFORE_TERM,
                LAST,
                PUBLISHED,
                OFFICE,
                PHONE,
                DEGREE,
                STATEMENT,
                NAMED);
    }
}
