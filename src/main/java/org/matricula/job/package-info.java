/// 后台办理: long work beside the pages, such as an import, an audit of a whole school or a hundred
/// transcripts. Begun together with what asks for it, done as whoever began it, gone on with where
/// a server fell silent, by one server at a time.
@org.jspecify.annotations.NullMarked
@org.springframework.modulith.ApplicationModule(
        displayName = "后台办理",
        allowedDependencies = {"kernel", "organisation"})
package org.matricula.job;
