/// 学籍调查: what students and guardians are asked about attitude, habits, difficulties and
/// development, by questionnaire and by interview, and the help that follows from their answers.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "学籍调查",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "codebook",
            "policy",
            "vault",
            "identity",
            "notice",
            "sheet",
            "workflow",
            "registry"
        })
package org.matricula.survey;
