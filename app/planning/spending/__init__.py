"""What costs come to, month by month: cost lines, posts, freelancers and people."""
