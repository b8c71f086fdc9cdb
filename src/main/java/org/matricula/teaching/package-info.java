/// 教研室、课程评估、教学质量监控、师资队伍: how teaching is organised and looked after. Its door for make-up exams of
/// assessed courses is [org.matricula.teaching.TeachingOffices].
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "教学管理",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "identity",
            "notice",
            "sheet",
            "registry",
            "curriculum",
            "coursework"
        })
package org.matricula.teaching;
