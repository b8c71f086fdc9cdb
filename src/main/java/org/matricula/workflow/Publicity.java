package org.matricula.workflow;

/// 公示范围: how far the outcomes of one kind of case may be made public. What is not needed for a rule
/// or the interest of others stays with those it concerns (个人信息保护法 第六条、第二十五条).
public enum Publicity {
    /// It tells of health, discipline, family or somebody's papers.
    NONE,
    /// 校内公示: for the school's own people, signed in.
    WITHIN,
    /// 社会公示: also for those who are not signed in, where a regulation has it made public.
    OPEN
}
