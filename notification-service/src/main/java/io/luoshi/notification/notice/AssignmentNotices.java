package io.luoshi.notification.notice;

import static org.springframework.data.mongodb.core.query.Criteria.where;

import java.util.Collection;
import java.util.List;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.data.domain.Sort;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.data.mongodb.core.query.Update;
import org.springframework.stereotype.Repository;

/** The notices that were ever claimed; those not gathered yet wait for their message. */
@Repository
class AssignmentNotices {

    private final MongoTemplate mongo;

    AssignmentNotices(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** False when it was claimed before. */
    boolean claim(AssignmentNotice notice) {
        try {
            mongo.insert(notice);
            return true;
        } catch (DuplicateKeyException claimed) {
            return false;
        }
    }

    /** The group that the person's waiting notices belong to; without any, the other group. */
    String openGroup(String person, String otherwise) {
        Query waiting = Query.query(
                        where("recipient.id").is(person).and("gathered").is(false))
                .with(Sort.by("noticedAt"));
        AssignmentNotice first = mongo.findOne(waiting, AssignmentNotice.class);
        return first == null ? otherwise : first.group();
    }

    /** Not gathered yet, oldest first. */
    List<AssignmentNotice> waiting(int limit) {
        Query query = Query.query(where("gathered").is(false))
                .with(Sort.by("noticedAt"))
                .limit(limit);
        return mongo.find(query, AssignmentNotice.class);
    }

    /** Those of a group that are not gathered yet, oldest first. */
    List<AssignmentNotice> waitingIn(String group) {
        Query query =
                Query.query(where("group").is(group).and("gathered").is(false)).with(Sort.by("noticedAt"));
        return mongo.find(query, AssignmentNotice.class);
    }

    void gathered(Collection<String> ids) {
        change(where("_id").in(ids), Update.update("gathered", true));
    }

    /** Moves latecomers out of a group whose message exists without them. */
    void regroup(String closed, String next) {
        change(where("group").is(closed).and("gathered").is(false), Update.update("group", next));
    }

    private void change(Criteria which, Update update) {
        mongo.updateMulti(Query.query(which), update, AssignmentNotice.class);
    }
}
