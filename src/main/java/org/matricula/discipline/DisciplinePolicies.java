package org.matricula.discipline;

import java.util.List;
import org.matricula.policy.DaysPolicy;
import org.matricula.policy.FlagPolicy;
import org.matricula.policy.NumberPolicy;
import org.matricula.policy.Policy;
import org.matricula.policy.PolicyDeclarations;
import org.springframework.stereotype.Component;

/// What a school may set for itself about sanctions and appeals; the law's own days are the least
/// or the most of each.
@Component
public class DisciplinePolicies implements PolicyDeclarations {

    private static final String TERM = "普通高等学校学生管理规定 第五十七条";
    private static final String REVIEW = "普通高等学校学生管理规定 第六十一条";
    private static final String SCHOOLS = "学校学生违纪处分规定 (普通高等学校学生管理规定 第六十七条授权)";

    /// 处分期限下限, in months.
    public static final NumberPolicy LEAST_MONTHS =
            Policy.number("discipline.least-months", 6, 1, 12).source(TERM);

    /// 处分期限上限, in months.
    public static final NumberPolicy MOST_MONTHS =
            Policy.number("discipline.most-months", 12, 6, 24).source(TERM);

    /// 可以降低分数: a measure of the school's own.
    public static final FlagPolicy LOWERS_MARKS =
            Policy.flag("discipline.lowers-marks", true).source(SCHOOLS);

    /// 公告满多少天视为送达.
    public static final DaysPolicy ANNOUNCED_DAYS =
            Policy.days("discipline.announced-days", 30, 1, 60).source("中华人民共和国民事诉讼法 第九十五条 (参照)");

    /// 申诉处理委员会作出复查结论的期限.
    public static final DaysPolicy REVIEW_DAYS =
            Policy.days("discipline.review-days", 15, 1, 15).source(REVIEW);

    /// 经批准延长的期限.
    public static final DaysPolicy EXTENSION_DAYS =
            Policy.days("discipline.extension-days", 15, 0, 15).source(REVIEW);

    /// 参加复查的委员至少几名.
    public static final NumberPolicy LEAST_MEMBERS =
            Policy.number("discipline.least-members", 3, 1, 15).source(SCHOOLS);

    /// 省级教育行政部门处理的期限, in working days.
    public static final NumberPolicy PROVINCE_DAYS =
            Policy.number("discipline.province-days", 30, 1, 60).source("普通高等学校学生管理规定 第六十二条");

    /// 未告知申诉期限的，自知道决定之日起最长几个月内可以申诉.
    public static final NumberPolicy UNTOLD_MONTHS =
            Policy.number("discipline.untold-months", 6, 6, 12).source("普通高等学校学生管理规定 第六十四条");

    /// 学生或家长向学校提起申诉的期限, in working days.
    public static final NumberPolicy PUPIL_APPEAL_DAYS =
            Policy.number("discipline.pupil-appeal-days", 15, 15, 60).source("中小学教育惩戒规则（试行） 第十七条");

    /// 向学校主管教育部门申请复核的期限: the law names none.
    public static final DaysPolicy PUPIL_FURTHER_DAYS =
            Policy.days("discipline.pupil-further-days", 30, 15, 180)
                    .source("学校规定（中小学教育惩戒规则（试行） 第十八条未定期限）");

    /// Whether a lighter sanction is reviewed for legality too, as an expulsion has to be.
    public static final FlagPolicy REVIEWS_LIGHTER =
            Policy.flag("discipline.reviews-lighter", true).source(SCHOOLS);

    /// 已解除的处分不在档案页显示.
    public static final FlagPolicy HIDES_LIFTED =
            Policy.flag("discipline.hides-lifted", true).source(TERM);

    @Override
    public List<Policy<?>> policies() {
        return List.of(
                LEAST_MONTHS,
                MOST_MONTHS,
                LOWERS_MARKS,
                ANNOUNCED_DAYS,
                REVIEW_DAYS,
                EXTENSION_DAYS,
                LEAST_MEMBERS,
                PROVINCE_DAYS,
                UNTOLD_MONTHS,
                PUPIL_APPEAL_DAYS,
                PUPIL_FURTHER_DAYS,
                REVIEWS_LIGHTER,
                HIDES_LIFTED);
    }
}
