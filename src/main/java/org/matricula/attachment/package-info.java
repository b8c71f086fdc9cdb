/// Evidence and photographs: judged by content, images made anew.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "附件",
        allowedDependencies = {"kernel", "page", "audit", "organisation"})
package org.matricula.attachment;
