/// 数据反馈: whoever sees a datum says what is wrong with it; it reaches whoever keeps the datum, is
/// answered, counted, and leaves its mark on how the data are kept.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "数据反馈",
        allowedDependencies = {
            "kernel",
            "page",
            "audit",
            "organisation",
            "calendar",
            "policy",
            "identity",
            "notice",
            "registry",
            "workflow"
        })
package org.matricula.feedback;
